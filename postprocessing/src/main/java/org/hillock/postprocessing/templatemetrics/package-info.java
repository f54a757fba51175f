/**
 * This room measures the shape of templates: how long a spike lasts, how steep it is, how it travels along the probe. It receives
 * templates and the locations of channels. It hands on {@link org.hillock.postprocessing.templatemetrics.TemplateMetrics}, a row of
 * numbers for every unit. It must not say what kind of neuron has such a shape.
 */
@NullMarked
package org.hillock.postprocessing.templatemetrics;

import org.jspecify.annotations.NullMarked;
