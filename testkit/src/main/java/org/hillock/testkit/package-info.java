/**
 * This room checks the whole house against recorded results: it runs golden trees through the public API and says what differs.
 * It receives a tree, the table of functions, and the table of defects of the reference.
 * It hands on a verdict for each case: passed, failed with the differences, or skipped with the reason.
 * It must not know the names or values of any one tree.
 */
@NullMarked
package org.hillock.testkit;

import org.jspecify.annotations.NullMarked;
