/**
 * This room makes channels uncorrelated. It receives recordings, and a matrix or random chunks to estimate it from. It hands on
 * recordings of the same shape whose channels have unit spread. It must not know neighbours in time.
 */
@NullMarked
package org.hillock.preprocessing.whitening;

import org.jspecify.annotations.NullMarked;
