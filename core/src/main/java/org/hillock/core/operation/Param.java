package org.hillock.core.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One parameter of an {@link Operation}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
    /** What it means, one sentence. */
    String doc();

    /** The wire name; empty: the component's name in snake_case. */
    String name() default "";

    /** Other names that are understood when reading. */
    String[] aliases() default {};

    /** The default value as JSON text ({@code "300.0"}, {@code "null"}, {@code "\"sos\""}); empty: the parameter is required. */
    String standard() default "";

    /** The unit, for example {@code Hz}; empty where there is none. */
    String unit() default "";

    /** Smallest allowed number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest allowed number. */
    double max() default Double.POSITIVE_INFINITY;

    /** The allowed texts; empty where any is allowed. */
    String[] choices() default {};

    /** Whether the parameter is Hillock's own, so that it is left out of provenance written for the peer while it has its default. */
    boolean own() default false;
}
