package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/**
 * An electrode array: its contacts, its outline and what is known about it. Immutable: every function gives a new probe.
 *
 * @param ndim 2 or 3
 * @param siUnits {@code um}, {@code mm} or {@code m}: the unit of all lengths
 * @param annotations facts by name; name, manufacturer, model_name and serial_number stand in the title
 * @param contacts the contacts; none for a probe still to be defined
 * @param planarContour outline {@code [points × ndim]}, where known
 */
public record Probe(
        int ndim,
        String siUnits,
        Map<String, JsonNode> annotations,
        Contacts contacts,
        Optional<NdArray> planarContour) {
    /** The units of length that a probe can have. */
    public static final List<String> SI_UNITS = List.of("um", "mm", "m");

    private static final List<String> TITLE_KEYS = List.of("name", "manufacturer", "model_name", "serial_number");

    /** Copies and checks that the dimensions agree. */
    public Probe {
        checkDimensions(ndim);
        if (!SI_UNITS.contains(siUnits)) {
            throw new WrongArgumentException(
                    "probe: si_units = '" + siUnits + "' must be one of " + String.join(", ", SI_UNITS) + ".");
        }
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        int columns = contacts.positions().shape()[1];
        if (columns != ndim) {
            throw new WrongArgumentException("probe: contact_positions with " + columns
                    + " columns must have as many as the probe has dimensions (ndim = " + ndim + ").");
        }
        planarContour.ifPresent(contour -> checkContour(contour, ndim));
    }

    /** A two-dimensional probe in µm without contacts. */
    public static Probe empty() {
        return empty(2, "um");
    }

    /** A probe without contacts. */
    public static Probe empty(int ndim, String siUnits) {
        checkDimensions(ndim);
        Contacts none = Contacts.at(
                NdArray.ofDoubles(new double[0], 0, ndim), NdArray.ofDoubles(new double[0], 0, 2, ndim), List.of());
        return new Probe(ndim, siUnits, Map.of(), none, Optional.empty());
    }

    /** Contacts of one shape at the rows of {@code positions}, upright (two-dimensional probes); earlier contacts are replaced. */
    public Probe setContacts(double[][] positions, ContactShape shape) {
        if (ndim != 2) {
            throw new WrongArgumentException(
                    "setContacts: plane_axes must be given for a probe with ndim = 3. Use setContacts(positions, planeAxes, shapes).");
        }
        int n = positions.length;
        return setContacts(rows(positions), Contacts.uprightAxes(n), Collections.nCopies(n, shape));
    }

    /** Contacts at {@code [contacts × ndim]} with plane axes {@code [contacts × 2 × ndim]}; earlier contacts are replaced. */
    public Probe setContacts(NdArray positions, NdArray planeAxes, List<ContactShape> shapes) {
        return withContacts(Contacts.at(positions, planeAxes, shapes));
    }

    /** The same probe with other contacts. */
    public Probe withContacts(Contacts newContacts) {
        return new Probe(ndim, siUnits, annotations, newContacts, planarContour);
    }

    /** The outline {@code [points × ndim]}. */
    public Probe setPlanarContour(double[][] contour) {
        return withPlanarContour(Optional.of(rows(contour)));
    }

    /** The same probe with another outline, or none. */
    public Probe withPlanarContour(Optional<NdArray> contour) {
        return new Probe(ndim, siUnits, annotations, contacts, contour);
    }

    /**
     * An outline around all contacts of a two-dimensional probe: {@code tip} (a shank that points down), {@code rect} or
     * {@code circular}; {@code margin} is the distance to the outermost contacts in the units of the probe.
     */
    public Probe createAutoShape(String probeType, double margin) {
        return setPlanarContour(AutoShape.outline(this, probeType, margin));
    }

    /** A tip-shaped outline with a margin of 20. */
    public Probe createAutoShape() {
        return createAutoShape("tip", 20);
    }

    /** Names of the contacts, distinct; all empty means none. */
    public Probe setContactIds(List<String> ids) {
        boolean none = ids.size() == getContactCount() && ids.stream().allMatch(String::isEmpty);
        return withContacts(contacts.withIds(none ? Optional.empty() : Optional.of(ids)));
    }

    /** The shank of each contact. */
    public Probe setShankIds(List<String> ids) {
        return withContacts(contacts.withShankIds(Optional.of(ids)));
    }

    /** The face of each contact: {@code front} or {@code back}. */
    public Probe setContactSides(List<String> sides) {
        return withContacts(contacts.withSides(Optional.of(sides)));
    }

    /** The recorded channel of each contact, -1 where not connected. */
    public Probe setDeviceChannelIndices(int... indices) {
        return withContacts(contacts.withDeviceChannelIndices(
                Optional.of(Arrays.stream(indices).boxed().toList())));
    }

    /** The wiring of a known connector and headstage; see {@link WiringPathways}. */
    public Probe wiringToDevice(String pathway) {
        return wiringToDevice(pathway, 0);
    }

    /** The wiring of a known connector and headstage, with {@code channelOffset} added to every channel. */
    public Probe wiringToDevice(String pathway, int channelOffset) {
        int[] channels = WiringPathways.channels(pathway);
        if (channels.length != getContactCount()) {
            throw new WrongArgumentException("wiringToDevice: pathway = '" + pathway + "' with " + channels.length
                    + " channels must have as many as the probe has contacts (" + getContactCount() + ").");
        }
        return setDeviceChannelIndices(
                IntStream.of(channels).map(c -> c + channelOffset).toArray());
    }

    /** A fact about the probe. */
    public Probe annotate(String key, JsonNode value) {
        Map<String, JsonNode> all = new LinkedHashMap<>(annotations);
        all.put(key, value);
        return withAnnotations(all);
    }

    /** A text about the probe. */
    public Probe annotate(String key, String value) {
        return annotate(key, PythonJson.NODES.stringNode(value));
    }

    /** The same probe with these facts in place of its own. */
    public Probe withAnnotations(Map<String, JsonNode> newAnnotations) {
        return new Probe(ndim, siUnits, newAnnotations, contacts, planarContour);
    }

    /** A fact about every contact: numbers, texts or truth values, one a contact. */
    public Probe annotateContacts(String key, NdArray values) {
        Map<String, List<JsonNode>> all = new LinkedHashMap<>(contacts.annotations());
        List<JsonNode> nodes = new ArrayList<>();
        JsonArrays.toTree(values).forEach(nodes::add);
        all.put(key, nodes);
        return withContacts(contacts.withAnnotations(all));
    }

    /** A text annotation; empty where it is not set. */
    public Optional<String> annotation(String key) {
        return Optional.ofNullable(annotations.get(key))
                .filter(node -> !node.isNull())
                .map(JsonNode::asString);
    }

    /** How many contacts. */
    public int getContactCount() {
        return contacts.count();
    }

    /** How many different shank ids; 1 where no shank ids are known. */
    public int getShankCount() {
        return getShanks().size();
    }

    /** The shanks in the order of their first contact; one for all contacts where no shank ids are known. */
    public List<Shank> getShanks() {
        return IntStream.range(0, getContactCount())
                .mapToObj(contacts::shankId)
                .distinct()
                .map(id -> new Shank(this, id))
                .toList();
    }

    /** The contacts at the given indices, in that order, with everything else of the probe kept. */
    public Probe getSlice(int... indices) {
        for (int index : indices) {
            if (index < 0 || index >= getContactCount()) {
                throw new WrongArgumentException("getSlice: index = " + index + " must be in 0 … "
                        + (getContactCount() - 1) + " (the probe has " + getContactCount() + " contacts).");
            }
        }
        return withContacts(contacts.take(indices));
    }

    /** The contacts where {@code selection} is true. */
    public Probe getSlice(boolean[] selection) {
        if (selection.length != getContactCount()) {
            throw new WrongArgumentException("getSlice: selection of length " + selection.length
                    + " must have one entry a contact (there are " + getContactCount() + ").");
        }
        return getSlice(
                IntStream.range(0, selection.length).filter(i -> selection[i]).toArray());
    }

    /** Shifted by a vector of {@code ndim} lengths. */
    public Probe move(double... translation) {
        return ProbeMotion.move(this, translation);
    }

    /** A two-dimensional probe turned clockwise by {@code theta} degrees around the mean of its contacts. */
    public Probe rotate(double theta) {
        return ProbeMotion.rotate2d(this, theta, ProbeMotion.center(this));
    }

    /** A two-dimensional probe turned clockwise by {@code theta} degrees around {@code center}. */
    public Probe rotate(double theta, double[] center) {
        return ProbeMotion.rotate2d(this, theta, center);
    }

    /** A three-dimensional probe turned by {@code theta} degrees around an axis (right-hand rule) through the mean of its contacts. */
    public Probe rotate3d(double theta, double[] axis) {
        return ProbeMotion.rotate3d(this, theta, ProbeMotion.center(this), axis);
    }

    /** A three-dimensional probe turned by {@code theta} degrees around an axis (right-hand rule) through {@code center}. */
    public Probe rotate3d(double theta, double[] center, double[] axis) {
        return ProbeMotion.rotate3d(this, theta, center, axis);
    }

    /** Every contact turned clockwise within its own plane: one angle in degrees for all, or one a contact. */
    public Probe rotateContacts(double... thetas) {
        return ProbeMotion.rotateContacts(this, thetas);
    }

    /** Laid into the plane {@code axes} ({@code xy}, {@code xz}, {@code yz}) of space; the third coordinate is 0. */
    public Probe to3d(String axes) {
        return ProbeMotion.to3d(this, axes);
    }

    /** Projected onto the plane {@code axes} ({@code xy}, {@code xz}, {@code yz}). */
    public Probe to2d(String axes) {
        return ProbeMotion.to2d(this, axes);
    }

    /** The corners of every contact's outline, {@code [points][ndim]}: four of a square or rect, 360 of a circle. */
    public List<double[][]> getContactVertices() {
        return ContactOutline.vertices(contacts);
    }

    /** Contacts as a structured array, one row a contact; see {@link ContactVector}. */
    public NdArray toArray(boolean complete) {
        return ContactVector.of(this, complete);
    }

    /** What is known of name, manufacturer, model_name and serial_number, number of contacts, shanks and sides. */
    public String getTitle() {
        if (getContactCount() == 0) {
            return "Undefined probe";
        }
        List<String> known = TITLE_KEYS.stream()
                .flatMap(key -> annotation(key).stream())
                .filter(text -> !text.isEmpty())
                .toList();
        boolean named = annotation("name").filter(text -> !text.isEmpty()).isPresent();
        Stream<String> head = named ? known.stream() : Stream.concat(Stream.of("Probe"), known.stream());
        String title = String.join(" - ", head.toList()) + " - " + getContactCount() + "ch";
        String sides = contacts.sides()
                .map(s -> " - " + s.stream().distinct().count() + " sides")
                .orElse("");
        return title + " - " + getShankCount() + "shanks" + sides;
    }

    @Override
    public String toString() {
        return getTitle();
    }

    private static void checkDimensions(int ndim) {
        if (ndim != 2 && ndim != 3) {
            throw new WrongArgumentException("probe: ndim = " + ndim + " must be 2 or 3.");
        }
    }

    private NdArray rows(double[][] points) {
        for (double[] point : points) {
            if (point.length != ndim) {
                throw new WrongArgumentException("probe: a position with " + point.length
                        + " coordinates must have as many as the probe has dimensions (ndim = " + ndim + ").");
            }
        }
        return points.length == 0 ? NdArray.ofDoubles(new double[0], 0, ndim) : NdArray.ofRows(points);
    }

    private static void checkContour(NdArray contour, int ndim) {
        int[] shape = contour.shape();
        if (shape.length != 2 || shape[1] != ndim) {
            throw new WrongArgumentException("probe: probe_planar_contour of shape " + Arrays.toString(shape)
                    + " must have one row a point and " + ndim + " columns.");
        }
    }
}
