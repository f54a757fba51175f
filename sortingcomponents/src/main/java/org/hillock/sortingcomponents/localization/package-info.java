/**
 * This room places peaks among channels. It receives recordings with known channel locations, and peaks. It hands on one place per
 * peak. It must not know how peaks were found or what they will be used for.
 */
@NullMarked
package org.hillock.sortingcomponents.localization;

import org.jspecify.annotations.NullMarked;
