package org.hillock.postprocessing.waveforms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;

/**
 * The order in which extensions are computed: rounds, in each of which every extension finds what it depends on. The extensions of a
 * round that look at traces share one read.
 *
 * @param rounds the extensions of each round
 */
public record ExtensionPlan(List<List<Extension>> rounds) {
    /** The plain text between the names of extensions that do equally. */
    private static final String OR = "\\|";

    /** Copies the rounds. */
    public ExtensionPlan {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /**
     * Plans some extensions; what they depend on and nobody computed is added with its defaults.
     *
     * @param wanted what is to be computed
     * @param present whether an extension was computed before and stays
     * @param before the recipe that an extension was computed with before, where it was; it is added with that then
     */
    public static ExtensionPlan of(
            List<? extends Extension> wanted, Predicate<String> present, Function<String, Optional<Extension>> before) {
        Map<String, Extension> all = new LinkedHashMap<>();
        wanted.forEach(extension -> all.put(nameOf(extension), extension));
        for (Extension extension : List.copyOf(all.values())) {
            addMissing(extension, all, present, before);
        }
        List<List<Extension>> rounds = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        while (done.size() < all.size()) {
            List<Extension> round = all.values().stream()
                    .filter(extension -> !done.contains(nameOf(extension)))
                    .filter(extension -> isReady(extension, all, done))
                    .toList();
            if (round.isEmpty()) {
                throw new IllegalStateException("extensions wait for each other: " + all.keySet() + " without " + done);
            }
            rounds.add(round);
            round.forEach(extension -> done.add(nameOf(extension)));
        }
        return new ExtensionPlan(rounds);
    }

    private static void addMissing(
            Extension extension,
            Map<String, Extension> all,
            Predicate<String> present,
            Function<String, Optional<Extension>> before) {
        for (String dependency : extension.dependsOn()) {
            List<String> alternatives = alternatives(dependency);
            if (alternatives.stream().noneMatch(name -> all.containsKey(name) || present.test(name))) {
                Extension added = alternatives.stream()
                        .flatMap(name -> before.apply(name).stream())
                        .findFirst()
                        .orElseGet(() -> named(alternatives.getFirst()).withDefaults());
                all.put(nameOf(added), added);
                addMissing(added, all, present, before);
            }
        }
    }

    /** Waits for every alternative that is still to come, so that the preferred one is there where it can be. */
    private static boolean isReady(Extension extension, Map<String, Extension> all, Set<String> done) {
        return extension.dependsOn().stream()
                .flatMap(dependency -> alternatives(dependency).stream())
                .allMatch(name -> !all.containsKey(name) || done.contains(name));
    }

    static List<String> alternatives(String dependency) {
        return Arrays.asList(dependency.split(OR, -1));
    }

    static String nameOf(Extension extension) {
        return OperationType.of(extension).name();
    }

    /** The kind of extension of a name; an unknown one is refused with the known ones listed. */
    @SuppressWarnings("unchecked")
    public static OperationType<? extends Extension> named(String name) {
        return (OperationType<? extends Extension>) Catalog.standard().named(Extension.class, name);
    }

    /** The names of all extensions that depend on the given one, directly or not. */
    static List<String> dependents(String name) {
        Set<String> found = new LinkedHashSet<>();
        collectDependents(name, found);
        return List.copyOf(found);
    }

    private static void collectDependents(String name, Set<String> found) {
        known().filter(type -> type.withDefaults().dependsOn().stream()
                        .anyMatch(dependency -> alternatives(dependency).contains(name)))
                .map(OperationType::name)
                .filter(found::add)
                .toList()
                .forEach(dependent -> collectDependents(dependent, found));
    }

    @SuppressWarnings("unchecked")
    private static Stream<OperationType<? extends Extension>> known() {
        return Catalog.standard().ofKind(Extension.class).stream()
                .map(type -> (OperationType<? extends Extension>) type);
    }

    /** Refuses extensions that need the recording. */
    void requireRecording() {
        for (List<Extension> round : rounds) {
            for (Extension extension : round) {
                if (extension.needsRecording()) {
                    throw new WrongArgumentException(
                            nameOf(extension)
                                    + ": the recording must be at hand (the extractor was loaded without it). Load it with the recording.");
                }
            }
        }
    }
}
