/**
 * This room holds the exception types that every other room raises. It receives a finished message. It hands on an
 * exception whose type says whether an argument, a file or a missing feature is to blame. It must not know what any other room does.
 */
@NullMarked
package org.hillock.core.errors;

import org.jspecify.annotations.NullMarked;
