/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kith-page-stack.h"

#include "kith-page-picture.h"

#include <math.h>

#define MARGIN 18
#define GAP 18
#define NARROWEST_PAGE 120
/* Of a longer report only the pages around what is seen are there. */
#define MOST_WIDGETS 60
/* Wider than this, lines become too long to read comfortably. */
#define WIDEST_FIT 1.5
#define PIXELS_PER_POINT (96.0 / 72.0)

struct _KithPageStack
{
  GtkWidget parent_instance;

  /* Owned */
  KithLayout *layout;
  GPtrArray *pages; /* as many as there are; NULL for those that are not there */
  GSignalGroup *adjustment_signals;
  GCancellable *preparing;

  double zoom;
  double scale;
  guint page;
  guint notify_source;
  guint widgets_source;
  /* What is seen now; end is one more than the last */
  guint first_in_view;
  guint end_in_view;
  /* What was in the middle before the zoom changed, as a part of the whole; less than 0 for nothing */
  double kept_middle;
};

typedef enum {
  PROP_ZOOM = 1,
  PROP_SCALE,
  PROP_PAGE,
  PROP_N_PAGES,
} KithPageStackProps;

static GParamSpec *properties[PROP_N_PAGES + 1];

G_DEFINE_FINAL_TYPE (KithPageStack, kith_page_stack, GTK_TYPE_WIDGET)

static GtkAdjustment *
get_adjustment (KithPageStack *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return scroller != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;
}

static double
get_natural_width (KithPageStack *self)
{
  double width = KITH_PAPER_A4_WIDTH, height;

  if (self->layout != NULL)
    kith_layout_get_size (self->layout, &width, &height);
  return width * PIXELS_PER_POINT;
}

static double
get_aspect (KithPageStack *self)
{
  double width = KITH_PAPER_A4_WIDTH, height = KITH_PAPER_A4_HEIGHT;

  if (self->layout != NULL)
    kith_layout_get_size (self->layout, &width, &height);
  return height / width;
}

static double
get_page_width (KithPageStack *self,
                int            room)
{
  double natural = get_natural_width (self);

  if (self->zoom != KITH_PAGE_ZOOM_FIT)
    return natural * self->zoom;
  return CLAMP (room - 2 * MARGIN, NARROWEST_PAGE, natural * WIDEST_FIT);
}

static int
get_page_height (KithPageStack *self,
                 double         page_width)
{
  return (int) ceil (page_width * get_aspect (self));
}

static void
measure_width (KithPageStack *self,
               int           *minimum,
               int           *natural)
{
  if (self->zoom == KITH_PAGE_ZOOM_FIT) {
    *minimum = NARROWEST_PAGE + 2 * MARGIN;
    *natural = (int) ceil (get_natural_width (self)) + 2 * MARGIN;
  } else {
    *minimum = *natural = (int) ceil (get_page_width (self, 0)) + 2 * MARGIN;
  }
}

static void
kith_page_stack_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  KithPageStack *self = KITH_PAGE_STACK (widget);
  int n_pages = (int) self->pages->len;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    measure_width (self, minimum, natural);
    return;
  }
  if (for_size < 0)
    measure_width (self, minimum, &for_size);
  *minimum = *natural =
    2 * MARGIN + MAX (n_pages - 1, 0) * GAP + n_pages * get_page_height (self, get_page_width (self, for_size));
}

static GtkSizeRequestMode
kith_page_stack_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
notify_later (gpointer data)
{
  KithPageStack *self = data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
  return G_SOURCE_REMOVE;
}

/* Labels follow the scale, and a label must not change while sizes are being settled. */
static void
set_scale (KithPageStack *self,
           double         scale)
{
  if (fabs (self->scale - scale) < 0.001)
    return;
  self->scale = scale;
  if (self->notify_source == 0)
    self->notify_source = g_idle_add (notify_later, self);
}

static int
get_page_top (KithPageStack *self,
              guint          page)
{
  int height = get_page_height (self, get_page_width (self, gtk_widget_get_width (GTK_WIDGET (self))));

  return MARGIN + (int) page * (height + GAP);
}

static void
set_page (KithPageStack *self,
          guint          page)
{
  if (self->page == page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static GtkWidget *
get_widget (KithPageStack *self,
            guint          page)
{
  return g_ptr_array_index (self->pages, page);
}

static gboolean
is_wanted (KithPageStack *self,
           guint          page)
{
  GtkWidget *widget = get_widget (self, page);

  return self->pages->len <= MOST_WIDGETS || (page + 2 >= self->first_in_view && page <= self->end_in_view + 1) ||
         (widget != NULL && gtk_widget_has_focus (widget));
}

/* In the order of the pages, so that Tab follows it. */
static void
add_widget (KithPageStack *self,
            guint          page,
            const char    *words)
{
  GtkWidget *widget = kith_page_picture_new (self->layout, page, words);
  GtkWidget *next = NULL;

  for (guint i = page + 1; i < self->pages->len && i <= self->end_in_view + 2 && next == NULL; i++)
    next = get_widget (self, i);
  gtk_widget_insert_before (widget, GTK_WIDGET (self), next);
  g_ptr_array_index (self->pages, page) = widget;
}

static gboolean
change_widgets (gpointer data)
{
  KithPageStack *self = data;

  self->widgets_source = 0;
  for (guint i = 0; i < self->pages->len; i++) {
    if (get_widget (self, i) == NULL && is_wanted (self, i)) {
      add_widget (self, i, NULL);
    } else if (get_widget (self, i) != NULL && !is_wanted (self, i)) {
      gtk_widget_unparent (get_widget (self, i));
      g_ptr_array_index (self->pages, i) = NULL;
    }
  }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void prepare_next (KithPageStack *self);

static void
on_prepared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (KithPageStack) self = user_data;
  gboolean ready = kith_layout_prepare_page_finish (KITH_LAYOUT (source), result, NULL);

  if (self->layout != KITH_LAYOUT (source))
    return;
  g_clear_object (&self->preparing);
  for (guint i = self->first_in_view; ready && i < MIN (self->end_in_view, self->pages->len); i++)
    if (get_widget (self, i) != NULL)
      kith_page_picture_refresh (KITH_PAGE_PICTURE (get_widget (self, i)));
  prepare_next (self);
}

/* One at a time, and always for what is seen now: whoever drags through thousands of pages waits for the last only. */
static void
prepare_next (KithPageStack *self)
{
  guint page = self->first_in_view;

  while (page < MIN (self->end_in_view, self->pages->len) && kith_layout_is_page_ready (self->layout, page))
    page++;
  if (self->preparing != NULL || page >= MIN (self->end_in_view, self->pages->len))
    return;
  self->preparing = g_cancellable_new ();
  kith_layout_prepare_page_async (self->layout, page, self->preparing, on_prepared, g_object_ref (self));
}

/* Children are not added while sizes are being settled. */
static void
update_widgets (KithPageStack *self)
{
  for (guint i = self->first_in_view; i < MIN (self->end_in_view, self->pages->len); i++)
    if (get_widget (self, i) == NULL && self->widgets_source == 0)
      self->widgets_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, change_widgets, self, NULL);
}

static void
update_view (KithPageStack *self,
             guint          first,
             guint          end)
{
  guint old_first = self->first_in_view, old_end = self->end_in_view;

  self->first_in_view = first;
  self->end_in_view = end;
  for (guint i = MIN (first, old_first); i < MIN (MAX (end, old_end), self->pages->len); i++)
    if ((i < end && i >= first) || (i < old_end && i >= old_first))
      if (get_widget (self, i) != NULL)
        kith_page_picture_set_in_view (KITH_PAGE_PICTURE (get_widget (self, i)), i >= first && i < end);
  update_widgets (self);
  prepare_next (self);
}

/* The page read now is the last one that begins above the middle of what is seen. */
static void
look_at_pages (KithPageStack *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double step = get_page_top (self, 1) - get_page_top (self, 0);
  double top, bottom, last = (double) self->pages->len - 1;

  if (adjustment == NULL || self->pages->len == 0)
    return;
  top = gtk_adjustment_get_value (adjustment) - MARGIN;
  bottom = top + gtk_adjustment_get_page_size (adjustment);
  update_view (self, (guint) CLAMP (floor (top / step), 0, last), (guint) CLAMP (ceil (bottom / step), 0, last + 1));
  set_page (self, (guint) CLAMP (ceil ((top + bottom) / 2 / step) - 1, 0, last));
}

static void
kith_page_stack_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  KithPageStack *self = KITH_PAGE_STACK (widget);
  double page_width = get_page_width (self, width);
  int page_height = get_page_height (self, page_width);

  for (guint i = 0; i < self->pages->len; i++) {
    GtkAllocation area = {
      .x = (width - (int) page_width) / 2,
      .y = MARGIN + (int) i * (page_height + GAP),
      .width = (int) page_width,
      .height = page_height,
    };

    if (get_widget (self, i) != NULL)
      gtk_widget_size_allocate (get_widget (self, i), &area, -1);
  }
  set_scale (self, page_width / get_natural_width (self));
  look_at_pages (self);
}

static void
on_adjustment_changed (KithPageStack *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  if (self->kept_middle >= 0 && adjustment != NULL) {
    double middle = self->kept_middle * gtk_adjustment_get_upper (adjustment);

    self->kept_middle = -1;
    gtk_adjustment_set_value (adjustment, middle - gtk_adjustment_get_page_size (adjustment) / 2);
  }
  look_at_pages (self);
}

static void
kith_page_stack_root (GtkWidget *widget)
{
  KithPageStack *self = KITH_PAGE_STACK (widget);

  GTK_WIDGET_CLASS (kith_page_stack_parent_class)->root (widget);
  g_signal_group_set_target (self->adjustment_signals, get_adjustment (self));
}

static void
kith_page_stack_unroot (GtkWidget *widget)
{
  if (KITH_PAGE_STACK (widget)->adjustment_signals != NULL)
    g_signal_group_set_target (KITH_PAGE_STACK (widget)->adjustment_signals, NULL);

  GTK_WIDGET_CLASS (kith_page_stack_parent_class)->unroot (widget);
}

static void
remove_pages (KithPageStack *self)
{
  if (self->preparing != NULL)
    g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  for (guint i = 0; i < self->pages->len; i++)
    if (get_widget (self, i) != NULL)
      gtk_widget_unparent (get_widget (self, i));
  g_ptr_array_set_size (self->pages, 0);
  self->first_in_view = self->end_in_view = 0;
}

static void
kith_page_stack_dispose (GObject *object)
{
  KithPageStack *self = KITH_PAGE_STACK (object);

  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_handle_id (&self->widgets_source, g_source_remove);
  g_clear_object (&self->adjustment_signals);
  remove_pages (self);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (kith_page_stack_parent_class)->dispose (object);
}

static void
kith_page_stack_finalize (GObject *object)
{
  g_ptr_array_unref (KITH_PAGE_STACK (object)->pages);

  G_OBJECT_CLASS (kith_page_stack_parent_class)->finalize (object);
}

static void
kith_page_stack_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KithPageStack *self = KITH_PAGE_STACK (object);

  switch ((KithPageStackProps) property_id) {
  case PROP_ZOOM:
    g_value_set_double (value, self->zoom);
    break;
  case PROP_SCALE:
    g_value_set_double (value, self->scale);
    break;
  case PROP_PAGE:
    g_value_set_uint (value, self->page);
    break;
  case PROP_N_PAGES:
    g_value_set_uint (value, self->pages->len);
    break;
  }
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GtkScrollType scroll;
  } keys[] = {
    { GDK_KEY_Up, GTK_SCROLL_STEP_UP },        { GDK_KEY_Down, GTK_SCROLL_STEP_DOWN },
    { GDK_KEY_Page_Up, GTK_SCROLL_PAGE_UP },   { GDK_KEY_Page_Down, GTK_SCROLL_PAGE_DOWN },
    { GDK_KEY_space, GTK_SCROLL_PAGE_DOWN },   { GDK_KEY_Home, GTK_SCROLL_START },
    { GDK_KEY_End, GTK_SCROLL_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i].key, 0, "scroll", "(i)", keys[i].scroll);
}

static void
on_scroll_key (KithPageStack *self,
               GtkScrollType  scroll)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  gboolean handled;

  if (scroller != NULL)
    g_signal_emit_by_name (scroller, "scroll-child", scroll, FALSE, &handled);
}

static void
kith_page_stack_class_init (KithPageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kith_page_stack_dispose;
  object_class->finalize = kith_page_stack_finalize;
  object_class->get_property = kith_page_stack_get_property;
  widget_class->measure = kith_page_stack_measure;
  widget_class->get_request_mode = kith_page_stack_get_request_mode;
  widget_class->size_allocate = kith_page_stack_size_allocate;
  widget_class->root = kith_page_stack_root;
  widget_class->unroot = kith_page_stack_unroot;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, KITH_PAGE_ZOOM_MAX, KITH_PAGE_ZOOM_FIT,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCALE] =
    g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] =
    g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PAGES] =
    g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_signal_new_class_handler ("scroll", KITH_TYPE_PAGE_STACK, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                              G_CALLBACK (on_scroll_key), NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_SCROLL_TYPE);
  install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "page-stack");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static gboolean
on_wheel (KithPageStack            *self,
          double                    dx,
          double                    dy,
          GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  kith_page_stack_zoom_by_steps (self, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
kith_page_stack_init (KithPageStack *self)
{
  GtkEventController *wheel =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->pages = g_ptr_array_new ();
  self->zoom = KITH_PAGE_ZOOM_FIT;
  self->scale = 1;
  self->kept_middle = -1;
  self->adjustment_signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->adjustment_signals, "changed", G_CALLBACK (on_adjustment_changed), self);
  g_signal_group_connect_swapped (self->adjustment_signals, "value-changed", G_CALLBACK (look_at_pages), self);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (on_wheel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

GtkWidget *
kith_page_stack_new (void)
{
  return g_object_new (KITH_TYPE_PAGE_STACK, NULL);
}

/**
 * kith_page_stack_set_layout:
 * @self: a stack
 * @layout: (nullable): the pages of a report
 * @words: (nullable) (array zero-terminated=1): the words of each page, for screen readers; without them they are read
 *   when a page comes into view
 *
 * Shows the pages of another report, or of the same one made again: the place in it stays.
 */
void
kith_page_stack_set_layout (KithPageStack     *self,
                            KithLayout        *layout,
                            const char *const *words)
{
  g_return_if_fail (KITH_IS_PAGE_STACK (self));
  g_return_if_fail (layout == NULL || KITH_IS_LAYOUT (layout));

  remove_pages (self);
  g_set_object (&self->layout, layout);
  if (layout != NULL)
    g_ptr_array_set_size (self->pages, (int) kith_layout_get_n_pages (layout));
  for (guint i = 0; i < MIN (self->pages->len, MOST_WIDGETS); i++)
    add_widget (self, i, words != NULL ? words[i] : NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

static void
keep_middle (KithPageStack *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double upper = adjustment != NULL ? gtk_adjustment_get_upper (adjustment) : 0;

  if (upper > 0)
    self->kept_middle =
      (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2) / upper;
}

/**
 * kith_page_stack_set_zoom:
 * @self: a stack
 * @zoom: how many times the size of paper, or %KITH_PAGE_ZOOM_FIT
 */
void
kith_page_stack_set_zoom (KithPageStack *self,
                          double         zoom)
{
  g_return_if_fail (KITH_IS_PAGE_STACK (self));

  if (zoom != KITH_PAGE_ZOOM_FIT)
    zoom = CLAMP (zoom, KITH_PAGE_ZOOM_MIN, KITH_PAGE_ZOOM_MAX);
  if (self->zoom == zoom)
    return;
  keep_middle (self);
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

double
kith_page_stack_get_zoom (KithPageStack *self)
{
  g_return_val_if_fail (KITH_IS_PAGE_STACK (self), 1);

  return self->zoom;
}

/**
 * kith_page_stack_get_scale:
 * @self: a stack
 *
 * Returns: how many times the size of paper the pages are shown at now
 */
double
kith_page_stack_get_scale (KithPageStack *self)
{
  g_return_val_if_fail (KITH_IS_PAGE_STACK (self), 1);

  return self->scale;
}

guint
kith_page_stack_get_n_pages (KithPageStack *self)
{
  g_return_val_if_fail (KITH_IS_PAGE_STACK (self), 0);

  return self->pages->len;
}

guint
kith_page_stack_get_page (KithPageStack *self)
{
  g_return_val_if_fail (KITH_IS_PAGE_STACK (self), 0);

  return self->page;
}

/**
 * kith_page_stack_go_to_page:
 * @self: a stack
 * @page: which page, from 0; beyond the last is the last
 *
 * Scrolls to the top of a page.
 */
void
kith_page_stack_go_to_page (KithPageStack *self,
                            guint          page)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (KITH_IS_PAGE_STACK (self));

  adjustment = get_adjustment (self);
  if (adjustment == NULL || self->pages->len == 0)
    return;
  page = MIN (page, self->pages->len - 1);
  gtk_adjustment_set_value (adjustment, get_page_top (self, page) - MARGIN);
}

/**
 * kith_page_stack_zoom_by_steps:
 * @self: a stack
 * @n_steps: up when above 0, down when below
 */
void
kith_page_stack_zoom_by_steps (KithPageStack *self,
                               int            n_steps)
{
  static const double steps[] = { KITH_PAGE_ZOOM_MIN, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25,
                                  1.5,                1.75, 2,   2.5,  3,    4,   KITH_PAGE_ZOOM_MAX };
  int step;

  g_return_if_fail (KITH_IS_PAGE_STACK (self));

  if (n_steps > 0)
    for (step = 0; step < (int) G_N_ELEMENTS (steps) - 1 && steps[step] < self->scale + 0.01; step++)
      ;
  else
    for (step = G_N_ELEMENTS (steps) - 1; step > 0 && steps[step] > self->scale - 0.01; step--)
      ;
  kith_page_stack_set_zoom (self, steps[step]);
}
