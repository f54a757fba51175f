package org.hillock.core.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;

/** An ordered list of distinct ids of one kind, all whole numbers or all texts, with fast look-up. Immutable. */
public final class Ids implements Iterable<Id> {
    private final List<Id> ids;
    private final Map<Id, Integer> positions;

    private Ids(List<Id> ids) {
        this.ids = List.copyOf(ids);
        this.positions = HashMap.newHashMap(ids.size());
        for (int i = 0; i < this.ids.size(); i++) {
            Id id = this.ids.get(i);
            if (positions.put(id, i) != null) {
                throw new WrongArgumentException(
                        "ids: id = '" + id + "' must occur once (it occurs twice). Give distinct ids.");
            }
            if (id.isText() != this.ids.getFirst().isText()) {
                throw new WrongArgumentException(
                        "ids: id = '" + id + "' must be of the same kind as '" + this.ids.getFirst()
                                + "' (numbers and texts can't be mixed). Give all ids as numbers or all as texts.");
            }
        }
    }

    /** The ids in the given order; duplicates and mixed kinds are refused. */
    public static Ids of(Collection<Id> ids) {
        return new Ids(List.copyOf(ids));
    }

    /** Whole-number ids. */
    public static Ids of(long... ids) {
        return new Ids(LongStream.of(ids).mapToObj(Id::of).toList());
    }

    /** Text ids. */
    public static Ids of(String... ids) {
        return new Ids(Stream.of(ids).map(Id::of).toList());
    }

    /** The whole numbers 0 … n-1. */
    public static Ids range(int n) {
        return new Ids(IntStream.range(0, n).mapToObj(Id::of).toList());
    }

    /** The ids of a one-dimensional array of whole numbers or texts. */
    public static Ids of(NdArray array) {
        return switch (array.type()) {
            case ElementType.Text ignored -> of(array.toStrings());
            case ElementType.Numeric ignored -> of(array.toLongs());
            default ->
                throw new WrongArgumentException(
                        "ids: array of " + array.type() + " must hold whole numbers or texts.");
        };
    }

    /** How many. */
    public int size() {
        return ids.size();
    }

    /** The id at a position. */
    public Id get(int index) {
        return ids.get(index);
    }

    /** The ids as an immutable list. */
    public List<Id> asList() {
        return ids;
    }

    /** Whether the ids are texts; false for numbers and for an empty list. */
    public boolean areTexts() {
        return !ids.isEmpty() && ids.getFirst().isText();
    }

    /** Whether the id occurs. */
    public boolean contains(Id id) {
        return positions.containsKey(id);
    }

    /** The position of an id; an unknown one is refused with the known ones listed. */
    public int indexOf(Id id) {
        Integer position = positions.get(id);
        if (position == null) {
            throw new WrongArgumentException("id = '" + id + "' must be one of the known ids: " + brief() + ".");
        }
        return position;
    }

    /** The positions of several ids, in their order. */
    public int[] indicesOf(Iterable<Id> wanted) {
        List<Integer> indices = new ArrayList<>();
        wanted.forEach(id -> indices.add(indexOf(id)));
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The ids at the given positions. */
    public Ids take(int[] indices) {
        return new Ids(IntStream.of(indices).mapToObj(ids::get).toList());
    }

    /** These ids without the given ones, in this order; an unknown one is refused. */
    public Ids without(Ids removed) {
        indicesOf(removed);
        return new Ids(ids.stream().filter(id -> !removed.contains(id)).toList());
    }

    /** As a one-dimensional array: int64 or text. */
    public NdArray toArray() {
        return areTexts()
                ? NdArray.ofStrings(ids.stream().map(Id::toString).toArray(String[]::new))
                : NdArray.ofLongs(ids.stream().mapToLong(Id::asLong).toArray());
    }

    /**
     * Reads an id that a person typed: the known id that prints like it, whatever its kind.
     *
     * @throws WrongArgumentException where no id prints like it; the message lists the known ones
     */
    public Id parse(String text) {
        return ids.stream()
                .filter(id -> id.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException(
                        "id = '" + text + "' must be one of the known ids: " + brief() + "."));
    }

    private String brief() {
        String head = ids.stream().limit(40).map(Id::toString).collect(Collectors.joining(", "));
        return ids.size() > 40 ? head + ", … (" + ids.size() + " in all)" : head;
    }

    @Override
    public Iterator<Id> iterator() {
        return ids.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ids that && ids.equals(that.ids);
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }

    @Override
    public String toString() {
        return ids.toString();
    }
}
