/**
 * This room finds and applies principal components, batch by batch. It receives rows of features. It hands on means, components,
 * variances and projections. It must not know what a feature was measured on.
 */
@NullMarked
package org.hillock.kernels.pca;

import org.jspecify.annotations.NullMarked;
