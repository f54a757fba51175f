/**
 * This room says how alike the templates of units are. It receives templates, their sparsity and a measure. It hands on
 * {@link org.hillock.postprocessing.similarity.TemplateSimilarity}. It must not decide which units are the same.
 */
@NullMarked
package org.hillock.postprocessing.similarity;

import org.jspecify.annotations.NullMarked;
