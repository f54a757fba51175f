/**
 * This room holds probes: where the contacts of an electrode array are and which recorded channel each is wired to. It
 * receives positions, shapes, wiring and probe files. It hands on immutable probes, probe groups and their channel-ordered
 * view, and files that other programs read. It must not know what a recording is.
 */
@NullMarked
package org.hillock.core.probe;

import org.jspecify.annotations.NullMarked;
