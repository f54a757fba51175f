/**
 * This room replaces stretches of time that hold no signal: stimulation artefacts, silenced periods. It receives recordings with
 * frames of triggers or periods. It hands on recordings of the same shape. It must not know how the stretches were found.
 */
@NullMarked
package org.hillock.preprocessing.artifacts;

import org.jspecify.annotations.NullMarked;
