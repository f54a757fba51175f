package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Splits the Python text of a PRB file into tokens: names, numbers, texts, signs and line ends.
 *
 * <p>Line ends inside brackets, comments and backslash continuations are skipped. Nothing is ever run.
 */
final class PythonLiteral {
    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        NEWLINE,
        END
    }

    /** A token with the character offset where it begins; {@code indented} tells a line that begins with blanks. */
    record Token(Kind kind, String text, int offset, boolean indented) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    /** A text that can't be read as the plain Python of a PRB file. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int offset;

        Refused(int offset, String message) {
            super(message);
            this.offset = offset;
        }

        int offset() {
            return offset;
        }
    }

    private static final List<String> TWO_CHARACTER_SIGNS = List.of("**", "//", "+=", "==", "!=", "<=", ">=");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;
    private boolean lineStart = true;
    private boolean indented;

    private PythonLiteral(String source) {
        this.source = source;
    }

    /** The tokens of a text, closed by one of kind END. */
    static List<Token> tokens(String source) {
        PythonLiteral literal = new PythonLiteral(source);
        while (literal.at < source.length()) {
            literal.next();
        }
        literal.add(Kind.NEWLINE, "\n", source.length());
        literal.add(Kind.END, "", source.length());
        return literal.tokens;
    }

    private void next() {
        char c = source.charAt(at);
        if (c == '\n') {
            if (depth == 0) {
                add(Kind.NEWLINE, "\n", at);
                lineStart = true;
                indented = false;
            }
            at++;
        } else if (Character.isWhitespace(c) || c == '\uFEFF') {
            indented |= lineStart && c != '\uFEFF' && c != '\r';
            at++;
        } else if (c == '#') {
            at = endOfLine();
        } else if (c == '\\' && at + 1 < source.length()) {
            at = endOfLine() + 1;
        } else {
            token(c);
            lineStart = false;
        }
    }

    private int endOfLine() {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    private void token(char c) {
        int start = at;
        Optional<Integer> quote = textStart();
        if (quote.isPresent()) {
            text(start, quote.get());
        } else if (Character.isDigit(c)
                || (c == '.' && at + 1 < source.length() && Character.isDigit(source.charAt(at + 1)))) {
            number(start);
        } else if (Character.isJavaIdentifierStart(c)) {
            while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
                at++;
            }
            add(Kind.NAME, source.substring(start, at), start);
        } else {
            sign(start, c);
        }
    }

    private void sign(int start, char c) {
        boolean two = start + 2 <= source.length() && TWO_CHARACTER_SIGNS.contains(source.substring(start, start + 2));
        at += two ? 2 : 1;
        if (!two && "([{".indexOf(c) >= 0) {
            depth++;
        }
        if (!two && ")]}".indexOf(c) >= 0) {
            depth = Math.max(0, depth - 1);
        }
        add(Kind.SIGN, source.substring(start, at), start);
    }

    private void number(int start) {
        while (at < source.length() && isNumberPart(source.charAt(at), source.charAt(at - (at > start ? 1 : 0)))) {
            at++;
        }
        add(Kind.NUMBER, source.substring(start, at).replace("_", ""), start);
    }

    private static boolean isNumberPart(char c, char before) {
        boolean exponentSign = (c == '+' || c == '-') && (before == 'e' || before == 'E');
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || exponentSign;
    }

    /** The offset of the opening quote where a text begins here, with an optional prefix of r, u or b. */
    private Optional<Integer> textStart() {
        int quote = at;
        while (quote < source.length() && quote < at + 2 && "rubRUB".indexOf(source.charAt(quote)) >= 0) {
            quote++;
        }
        boolean found = quote < source.length() && (source.charAt(quote) == '"' || source.charAt(quote) == '\'');
        return found ? Optional.of(quote) : Optional.empty();
    }

    private void text(int start, int quote) {
        boolean raw = source.substring(start, quote).toLowerCase(Locale.ROOT).contains("r");
        String mark = source.substring(quote, quote + 1);
        String triple = mark.repeat(3);
        String end = source.startsWith(triple, quote) ? triple : mark;
        StringBuilder out = new StringBuilder();
        at = quote + end.length();
        while (!source.startsWith(end, at)) {
            if (at >= source.length() || (end.length() == 1 && source.charAt(at) == '\n')) {
                throw new Refused(start, "a text must be closed by " + end);
            }
            if (source.charAt(at) == '\\' && !raw && at + 1 < source.length()) {
                at++;
                out.append(escaped(source.charAt(at)));
            } else {
                out.append(source.charAt(at));
            }
            at++;
        }
        at += end.length();
        add(Kind.TEXT, out.toString(), start);
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> c;
        };
    }

    private void add(Kind kind, String text, int offset) {
        tokens.add(new Token(kind, text, offset, indented));
    }
}
