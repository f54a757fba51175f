/**
 * This room judges units: how isolated, complete and stable each is.
 * It receives what was computed of the units of a sorting.
 * It hands on a table with a value per unit and metric, and labels with their reasons.
 * It must not know of files' formats or of the program.
 */
@org.jspecify.annotations.NullMarked
package org.hillock.qualitymetrics;
