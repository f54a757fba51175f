/**
 * This room computes signals at places where there is no (good) contact from those around. It receives contact locations, and
 * recordings. It hands on weights, and recordings with interpolated channels. It must not know neighbours in time, nor how a motion
 * was estimated.
 */
@NullMarked
package org.hillock.preprocessing.interpolation;

import org.jspecify.annotations.NullMarked;
