/**
 * This room is the program {@code hillock}: it turns command lines into calls of the other rooms. It receives verbs and options. It
 * hands on finished files, text or JSON on the screen, and an exit code. It must not know any algorithm: steps, sorters and
 * generators are found by name in the catalog.
 */
@NullMarked
package org.hillock.cli;

import org.jspecify.annotations.NullMarked;
