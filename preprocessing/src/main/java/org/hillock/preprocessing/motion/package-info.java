/**
 * This room moves signals along the probe against a motion. It receives recordings with channel locations and an estimated motion.
 * It hands on recordings as if the tissue had stood still. It must not know how the motion was estimated.
 */
@NullMarked
package org.hillock.preprocessing.motion;

import org.jspecify.annotations.NullMarked;
