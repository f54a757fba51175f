/**
 * This room places a source among contacts from what each contact sees of it. It receives locations in µm and row-major
 * {@code [samples × channels]} blocks or one size per contact. It hands on positions in the plane of the contacts and the distance
 * from it. It must not know spikes, units, probes or recordings.
 */
@NullMarked
package org.hillock.kernels.localization;

import org.jspecify.annotations.NullMarked;
