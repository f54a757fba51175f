/**
 * This room adds the templates of units to recordings at the times of their spikes, at one place or moving.
 * It receives recordings, sortings and templates.
 * It hands on lazy recordings that read the same however a range is asked for.
 * It must not know how spikes and templates were made.
 */
@NullMarked
package org.hillock.generation.injection;

import org.jspecify.annotations.NullMarked;
