package org.hillock.extractors.openephys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.probe.ContactRow;
import org.hillock.core.probe.ContactShape;
import org.hillock.core.probe.Probe;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Geometry of the Neuropixels probe of a stream, from {@code settings.xml}. */
final class OpenEphysProbe {
    private static final String MOST_CHANNELS = "100000";
    private static final double CONTACT_WIDTH_UM = 12;
    private static final double SHANK_PITCH_UM = 250;

    private OpenEphysProbe() {}

    /** A probe and whether its converter reads sixteen channels (Neuropixels 2) instead of twelve. */
    record Found(Probe probe, boolean second) {}

    /**
     * The probe behind a stream.
     *
     * @param settings the settings file
     * @param streamName name in the structure file: {@code ProbeB}, {@code ProbeA-AP}; empty in old versions
     * @param numChannels channels of the stream
     */
    static Optional<Found> read(Path settings, String streamName, int numChannels, boolean oldVersion) {
        if (!Files.isRegularFile(settings)) {
            return Optional.empty();
        }
        Document document = parse(settings);
        NodeList processors = document.getElementsByTagName("PROCESSOR");
        for (int i = 0; i < processors.getLength(); i++) {
            Element processor = (Element) processors.item(i);
            String name = processor.getAttribute("name") + processor.getAttribute("pluginName");
            if (name.contains("Neuropix") || name.contains("OneBox")) {
                Optional<Found> found = ofProcessor(processor, streamName, numChannels, oldVersion);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> ofProcessor(
            Element processor, String streamName, int numChannels, boolean oldVersion) {
        List<Element> probes = elements(processor, "NP_PROBE").stream()
                .filter(probe -> !probe.getAttribute("isEnabled").equals("0"))
                .toList();
        String wanted = withoutBand(streamName);
        List<String> streams = elements(processor, "STREAM").stream()
                .map(stream -> withoutBand(stream.getAttribute("name")))
                .distinct()
                .toList();
        int index = streams.size() == probes.size() ? streams.indexOf(wanted) : -1;
        for (int i = 0; i < probes.size() && index < 0; i++) {
            Element probe = probes.get(i);
            boolean named = !wanted.isEmpty()
                    && (wanted.equals(probe.getAttribute("custom_probe_name"))
                            || wanted.contains(probe.getAttribute("probe_serial_number")));
            index = named || probes.size() == 1 ? i : -1;
        }
        return index < 0 ? Optional.empty() : layout(probes.get(index), numChannels, oldVersion);
    }

    private static String withoutBand(String stream) {
        return stream.replaceFirst("-(AP|LFP)$", "");
    }

    private static Optional<Found> layout(Element probe, int numChannels, boolean oldVersion) {
        List<Element> xs = elements(probe, "ELECTRODE_XPOS");
        List<Element> ys = elements(probe, "ELECTRODE_YPOS");
        List<Element> banks = elements(probe, "CHANNELS");
        if (xs.isEmpty() || ys.isEmpty()) {
            return Optional.empty();
        }
        List<ContactRow> rows = new ArrayList<>();
        double leftmost = Double.POSITIVE_INFINITY;
        boolean shanks =
                !banks.isEmpty() && banks.getFirst().getAttribute("CH0").contains(":");
        for (int c = 0; c < numChannels; c++) {
            String x = xs.getFirst().getAttribute("CH" + c);
            String y = ys.getFirst().getAttribute("CH" + c);
            if (x.isEmpty() || y.isEmpty()) {
                return Optional.empty();
            }
            int shank = shanks
                    ? Integer.parseInt(banks.getFirst().getAttribute("CH" + c).split(":", -1)[1])
                    : 0;
            double along = Double.parseDouble(y) + (oldVersion && shanks ? SHANK_PITCH_UM * shank : 0);
            double across = Double.parseDouble(x) + (oldVersion && shanks ? SHANK_PITCH_UM * shank : 0);
            leftmost = Math.min(leftmost, across);
            rows.add(new ContactRow("c" + c, shanks ? Integer.toString(shank) : "", across, along));
        }
        double origin = leftmost;
        List<ContactRow> moved = rows.stream()
                .map(row -> new ContactRow(row.contactId(), row.shankId(), row.x() - origin, row.y()))
                .toList();
        Probe made = ContactRow.toProbe(moved, ContactShape.square(CONTACT_WIDTH_UM))
                .setDeviceChannelIndices(IntStream.range(0, numChannels).toArray())
                .annotate("manufacturer", "imec");
        String part = probe.getAttribute("probe_part_number");
        made = part.isEmpty() ? made : made.annotate("model_name", part);
        String serial = probe.getAttribute("probe_serial_number");
        made = serial.isEmpty() ? made : made.annotate("serial_number", serial);
        return Optional.of(new Found(
                made, part.startsWith("NP2") || probe.getAttribute("probe_name").contains("2.0")));
    }

    private static List<Element> elements(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Document parse(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.elementAttributeLimit", MOST_CHANNELS);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(file.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new BrokenFileException(file, "no valid XML (" + e.getMessage() + ").", e);
        }
    }
}
