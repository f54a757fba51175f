/**
 * This room counts in series of events: pairs closer than a time, coincidences, counts in bins, and what a dead time tells of
 * strangers among them. It receives rising arrays of whole times and ints. It hands on counts and fractions. It must not know
 * what an event is, in which unit times are, or files.
 */
@NullMarked
package org.hillock.kernels.events;

import org.jspecify.annotations.NullMarked;
