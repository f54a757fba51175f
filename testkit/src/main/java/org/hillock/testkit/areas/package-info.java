/**
 * This room computes the answers of the cases of a golden tree, one class an area and one function a handler.
 * It receives a case: its function string, its parameters and its inputs.
 * It hands on answers, computed by the public API or the kernel that the case names.
 * It must not know what was recorded, but for inputs that were exported among the outputs and for how many numbers a case wants.
 */
@NullMarked
package org.hillock.testkit.areas;

import org.jspecify.annotations.NullMarked;
