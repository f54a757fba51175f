/**
 * This room says what a file format is and finds the one that a path is in. It receives paths and reading options. It hands on what
 * the best fitting format opens, or the reasons of all that refuse. It must not know any format itself.
 */
@NullMarked
package org.hillock.core.format;

import org.jspecify.annotations.NullMarked;
