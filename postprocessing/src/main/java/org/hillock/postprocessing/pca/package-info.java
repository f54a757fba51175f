/**
 * This room describes waveforms by few numbers, their principal components. It receives the waveforms of some spikes, the units they
 * belong to and the channels of each. It hands on fitted {@link org.hillock.postprocessing.pca.PcaModels} and
 * {@link org.hillock.postprocessing.pca.PrincipalComponents}. It must not judge how well units are apart.
 */
@NullMarked
package org.hillock.postprocessing.pca;

import org.jspecify.annotations.NullMarked;
