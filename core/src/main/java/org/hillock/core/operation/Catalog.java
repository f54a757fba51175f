package org.hillock.core.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;

/** All operations that the modules at hand provide, found by wire name or by the peer's class name. Immutable, thread-safe. */
public final class Catalog {
    private final List<OperationType<?>> types;

    private Catalog(List<OperationType<?>> types) {
        this.types = List.copyOf(types);
    }

    /** The operations of all modules on the class path. */
    public static Catalog standard() {
        return Standard.CATALOG;
    }

    private static final class Standard {
        static final Catalog CATALOG = load();

        private static Catalog load() {
            List<OperationType<?>> types = new ArrayList<>();
            ServiceLoader.load(CatalogProvider.class, Catalog.class.getClassLoader())
                    .forEach(provider -> provider.operations().forEach(record -> types.add(OperationType.of(record))));
            return new Catalog(types);
        }
    }

    /** The operations of a kind, for example all steps of a recording. */
    public List<OperationType<?>> ofKind(Class<?> kind) {
        return types.stream()
                .filter(type -> kind.isAssignableFrom(type.record()))
                .toList();
    }

    /**
     * The operation of a kind with a wire name.
     *
     * @throws WrongArgumentException where there is none; the message lists the known ones
     */
    public OperationType<?> named(Class<?> kind, String name) {
        return ofKind(kind).stream()
                .filter(type -> type.isCalled(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException("'" + name + "' must be one of the known names: "
                        + ofKind(kind).stream()
                                .map(OperationType::name)
                                .sorted()
                                .collect(Collectors.joining(", ")) + "."));
    }

    /** The operation that a class path or class name of the peer stands for; only the part after the last dot counts. */
    public Optional<OperationType<?>> ofPythonClass(String pythonClass) {
        String last = pythonClass.substring(pythonClass.lastIndexOf('.') + 1);
        return types.stream().filter(type -> type.isPythonClass(last)).findFirst();
    }
}
