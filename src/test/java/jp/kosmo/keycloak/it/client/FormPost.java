package jp.kosmo.keycloak.it.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * What a form of a page sends, every part of which can be spoiled. Names and values are kept percent-encoded: a test
 * must be able to send bytes that are no text.
 *
 * @param page the page it is sent from
 * @param method of HTTP
 * @param address without query
 * @param contentType null = none is told
 * @param body in place of the fields; null = the fields, as forms send them
 */
public record FormPost(
        Page page,
        String method,
        String address,
        List<Pair> query,
        List<Pair> fields,
        @Nullable String contentType,
        @Nullable String body) {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** As a browser sends it; all forms of a page post to the same address. */
    public static FormPost of(Page page, Map<String, String> fields) {
        String[] target = page.document()
                .expectFirst("form[method=post]")
                .absUrl("action")
                .split("\\?", 2);
        List<Pair> query = Arrays.stream(target[1].split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Pair(pair[0], pair[1]))
                .toList();
        List<Pair> all = new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> new Pair(field.getKey(), encoded(field.getValue())))
                        .toList();
        return new FormPost(page, "POST", target[0], query, all, FORM, null);
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** The first value of a field, or of a parameter of the address, as text; empty when there is none. */
    public String value(Place place, String name) {
        return pairs(place).stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst()
                .map(pair -> URLDecoder.decode(pair.value(), UTF_8))
                .orElse("");
    }

    /** With these values, percent-encoded, in place of those it has under this name; none = without it. */
    public FormPost with(Place place, String name, String... values) {
        var changed = new ArrayList<Pair>();
        List<Pair> wanted =
                Arrays.stream(values).map(value -> new Pair(name, value)).toList();
        boolean there = false;
        for (Pair pair : pairs(place)) {
            if (!pair.name().equals(name)) {
                changed.add(pair);
            } else if (!there) {
                changed.addAll(wanted);
                there = true;
            }
        }
        if (!there) {
            changed.addAll(wanted);
        }
        return place == Place.FIELD
                ? new FormPost(page, method, address, query, changed, contentType, body)
                : new FormPost(page, method, address, changed, fields, contentType, body);
    }

    /** With these fields in place of those of the same names. */
    public FormPost with(Map<String, String> texts) {
        FormPost changed = this;
        for (var field : texts.entrySet()) {
            changed = changed.with(Place.FIELD, field.getKey(), encoded(field.getValue()));
        }
        return changed;
    }

    /** By another method. */
    public FormPost by(String other) {
        return new FormPost(page, other, address, query, fields, contentType, body);
    }

    /** To another end of the login, for example {@code required-action}. */
    public FormPost to(String end) {
        return new FormPost(page, method, address.replaceFirst("[^/]+$", end), query, fields, contentType, body);
    }

    /** With another body. */
    public FormPost as(@Nullable String otherType, String otherBody) {
        return new FormPost(page, method, address, query, fields, otherType, otherBody);
    }

    /** The fields as forms send them. */
    public String form() {
        return joined(fields);
    }

    /** Where the same login shows the page it has come to, whatever was sent before. */
    public URI current() {
        return URI.create(address + "?"
                + joined(query.stream()
                        .filter(pair -> !List.of("session_code", "execution").contains(pair.name()))
                        .toList()));
    }

    public ClassicHttpRequest request() {
        var request = new HttpUriRequestBase(method, URI.create(address + "?" + joined(query)));
        if (contentType != null) {
            request.setHeader(HttpHeaders.CONTENT_TYPE, contentType);
        }
        if (!List.of("GET", "HEAD").contains(method)) {
            request.setEntity(new ByteArrayEntity((body == null ? form() : body).getBytes(UTF_8), null));
        }
        return request;
    }

    private List<Pair> pairs(Place place) {
        return place == Place.FIELD ? fields : query;
    }

    private static String joined(List<Pair> pairs) {
        return pairs.stream().map(pair -> pair.name() + "=" + pair.value()).collect(Collectors.joining("&"));
    }

    /** Shortened, for the message of a failed test. */
    @Override
    public String toString() {
        return Stream.of(method, address, joined(query), contentType, body == null ? form() : body)
                .map(String::valueOf)
                .map(part -> part.length() > 1500 ? part.substring(0, 1500) + "… " + part.length() + " in all" : part)
                .collect(Collectors.joining("\n  "));
    }

    /** Where a name and its value stand. */
    public enum Place {
        FIELD,
        QUERY
    }

    /** A name and its value, percent-encoded. */
    public record Pair(String name, String value) {}
}
