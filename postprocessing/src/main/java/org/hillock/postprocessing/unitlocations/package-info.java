/**
 * This room says where units sit along the probe. It receives templates with the locations of their channels, and how a source is
 * modelled; or the locations of spikes. It hands on {@link org.hillock.postprocessing.unitlocations.UnitLocations} and how they move over
 * time. It must not move anything, nor know what a probe looks like beyond its contacts.
 */
@NullMarked
package org.hillock.postprocessing.unitlocations;

import org.jspecify.annotations.NullMarked;
