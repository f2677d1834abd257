package jp.kosmo.keycloak.it.oracle;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page is made of, whatever it says: its elements in order, their attributes, and of those that a browser follows
 * or runs also where they lead. What somebody types changes none of it.
 */
public record Skeleton(List<String> elements) {

    private static final List<String> FOLLOWED =
            List.of("href", "src", "action", "formaction", "content", "style", "type", "name");

    public static Skeleton of(Document document) {
        return new Skeleton(
                document.getAllElements().stream().map(Skeleton::describe).toList());
    }

    private static String describe(Element element) {
        return element.tagName()
                + StreamSupport.stream(element.attributes().spliterator(), false)
                        .map(Skeleton::describe)
                        .sorted()
                        .collect(Collectors.joining(" ", "[", "]"));
    }

    /** Without the query, which differs from page to page. */
    private static String describe(Attribute attribute) {
        String name = attribute.getKey();
        return FOLLOWED.contains(name) || name.startsWith("on")
                ? name + "=" + attribute.getValue().replaceFirst("[?].*", "")
                : name;
    }
}
