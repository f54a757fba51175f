/**
 * This room holds snippets: short cut-outs around peaks, all of one length, with their frames and channels. It receives arrays, or a
 * recording and a sorting to cut from, and steps. It hands on cut-outs by number, frame and channel, and new snippets. It must
 * not know any file, nor which unit a snippet belongs to.
 */
@NullMarked
package org.hillock.core.snippets;

import org.jspecify.annotations.NullMarked;
