/**
 * This room reads and writes JSON the way Python does. It receives text, files and JSON trees. It hands on trees that
 * accept NaN and Infinity, and text that Python parses to the same values. It must not know what the trees mean.
 */
@NullMarked
package org.hillock.core.json;

import org.jspecify.annotations.NullMarked;
