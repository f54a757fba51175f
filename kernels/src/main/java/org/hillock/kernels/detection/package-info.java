/**
 * This room finds samples that stand out of their surroundings in time and space. It receives row-major {@code [samples × channels]}
 * blocks, thresholds and neighbours. It hands on rows, columns and values, row after row. It must not know noise, sampling rates or
 * recordings.
 */
@NullMarked
package org.hillock.kernels.detection;

import org.jspecify.annotations.NullMarked;
