package org.hillock.core.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The public face of an {@link Operation}: its names and what it does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Wire {
    /** The snake_case name, as the peer's function is called: {@code bandpass_filter}. */
    String name();

    /** Other names that are understood when reading. */
    String[] aliases() default {};

    /** The peer's class with its import path, written to provenance; empty where the peer has no counterpart. */
    String pythonClass() default "";

    /** Other class names (last part only) that older versions wrote. */
    String[] pythonAliases() default {};

    /** What the operation does, one or two sentences for {@code list} and {@code --help}. */
    String doc();

    /** The key under which the input, or the list of inputs, stands among the peer's arguments; empty for a source. */
    String parent() default "";

    /**
     * The key of inputs of another kind, which stand behind the first in the provenance: a list where the key ends in {@code _list},
     * else a single one; empty where there are none.
     */
    String secondParent() default "";
}
