/**
 * This room finds which spikes of two trains or two spike vectors belong together. It receives frames, unit indices and a tolerance in
 * frames. It hands on counts and matched spikes. It must not know unit names, scores or files.
 */
@NullMarked
package org.hillock.comparison.matching;

import org.jspecify.annotations.NullMarked;
