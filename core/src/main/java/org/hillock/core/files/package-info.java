/**
 * This room finishes files: a file appears under its name whole or not at all. It receives a path and somebody who writes
 * bytes. It hands on the finished file, or one clear failure and nothing left behind. It must not know what the bytes mean.
 */
@NullMarked
package org.hillock.core.files;

import org.jspecify.annotations.NullMarked;
