/**
 * This room holds the arithmetic of SpikeSift, one step of the method a file. It receives arrays of samples, block minima
 * and amplitude vectors. It hands on filtered samples, spike positions, groups of spikes and partners of clusters. It must
 * not know about files, recordings, options or threads.
 */
@NullMarked
package org.hillock.sorters.spikesift.steps;

import org.jspecify.annotations.NullMarked;
