/**
 * This room runs searches and placements over recordings, in one read for both. It receives detectors, localizers, peaks and job
 * options. It hands on peaks and places, the same for any pieces and any number of jobs. It must not know how a peak is recognised or
 * placed.
 */
@NullMarked
package org.hillock.sortingcomponents.pipeline;

import org.jspecify.annotations.NullMarked;
