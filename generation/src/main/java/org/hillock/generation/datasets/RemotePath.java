package org.hillock.generation.datasets;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;

/** A path below the address of data sets: names with {@code /} between them, none of which leads upwards. */
record RemotePath(List<String> names) {
    static RemotePath of(String text) {
        List<String> names = Arrays.stream(text.strip().split("/", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        boolean inside = names.stream().noneMatch(RemotePath::leavesFolder);
        if (names.isEmpty() || !inside) {
            throw new WrongArgumentException("download_dataset: remote_path = '" + text
                    + "' must name a file or folder below the address, without '.', '..', '\\' and ':'.");
        }
        return new RemotePath(names);
    }

    private static boolean leavesFolder(String name) {
        return name.equals(".") || name.equals("..") || name.chars().anyMatch(c -> c == '\\' || c == ':' || c < ' ');
    }

    RemotePath resolve(String below) {
        return RemotePath.of(text() + "/" + below);
    }

    String text() {
        return String.join("/", names);
    }

    URI below(URI base) {
        String start = base.toString().endsWith("/") ? base.toString() : base + "/";
        return URI.create(start
                + names.stream()
                        .map(name ->
                                URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/")));
    }

    Path below(Path folder) {
        Path path = folder;
        for (String name : names) {
            path = path.resolve(name);
        }
        return path;
    }
}
