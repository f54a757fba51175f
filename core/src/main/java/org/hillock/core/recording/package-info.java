/**
 * This room holds recordings: facts, one bulk read and their provenance, with the lazy views of them. It receives ranges
 * of frames and steps. It hands on samples and new recordings. It must not know any file, nor what the samples mean to a sorter.
 */
@NullMarked
package org.hillock.core.recording;

import org.jspecify.annotations.NullMarked;
