/**
 * This room holds the motion of tissue along a probe. It receives displacements on bins of time and depth. It hands on the displacement
 * at any time and depth. It must not know how a motion was estimated, nor what is corrected by it.
 */
@NullMarked
package org.hillock.core.motion;

import org.jspecify.annotations.NullMarked;
