/**
 * This room says what an operation is: an annotated record whose components are its parameters. It receives record classes
 * from the providers of every module. It hands on names, parameters, defaults and the JSON form of any operation, and the provenance
 * that operations leave. It must not know what an operation does.
 */
@NullMarked
package org.hillock.core.operation;

import org.jspecify.annotations.NullMarked;
