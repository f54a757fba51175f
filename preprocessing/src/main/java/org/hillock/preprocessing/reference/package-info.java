/**
 * This room takes from each channel what it shares with others at the same moment. It receives recordings, and which channels stand
 * for the shared signal. It hands on recordings of the same shape. It must not know neighbours in time.
 */
@NullMarked
package org.hillock.preprocessing.reference;

import org.jspecify.annotations.NullMarked;
