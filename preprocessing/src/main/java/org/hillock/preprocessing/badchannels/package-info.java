/**
 * This room finds channels that hold no usable signal. It receives recordings and looks at random chunks of them. It hands on labels
 * and ids, and recordings without those channels. It must not know how bad channels are repaired.
 */
@NullMarked
package org.hillock.preprocessing.badchannels;

import org.jspecify.annotations.NullMarked;
