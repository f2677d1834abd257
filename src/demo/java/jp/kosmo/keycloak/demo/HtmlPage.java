package jp.kosmo.keycloak.demo;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An HTML file of {@code src/demo/resources/demo}, filled in as a tree: whatever a text contains, it stays text. */
final class HtmlPage {
    private final Document document;

    private HtmlPage(Document document) {
        this.document = document;
        document.outputSettings().prettyPrint(false);
    }

    /** The page in this file. */
    static HtmlPage of(String file) {
        return new HtmlPage(Jsoup.parse(Resource.text(file)));
    }

    /** Puts the content of another file into the place this selector names. */
    HtmlPage insert(String selector, String file) {
        one(selector).html(Resource.text(file));
        return this;
    }

    /** Sets the text of every element the selector names; there must be one. */
    HtmlPage text(String selector, String text) {
        one(selector);
        document.select(selector).forEach(element -> element.text(text));
        return this;
    }

    /** Sets an attribute of every element the selector names; there must be one. */
    HtmlPage attribute(String selector, String name, String value) {
        one(selector);
        document.select(selector).attr(name, value);
        return this;
    }

    /** Hands over the element the selector names. */
    HtmlPage fill(String selector, Consumer<Element> fill) {
        fill.accept(one(selector));
        return this;
    }

    HtmlPage remove(String selector) {
        document.select(selector).remove();
        return this;
    }

    /** Repeats the only element the selector names, once for each item, and lets {@code fill} complete each copy. */
    <T> HtmlPage repeat(String selector, Iterable<T> items, BiConsumer<Element, T> fill) {
        Element pattern = one(selector);
        for (T item : items) {
            Element copy = pattern.clone();
            pattern.before(copy);
            fill.accept(copy, item);
        }
        pattern.remove();
        return this;
    }

    String html() {
        return document.outerHtml();
    }

    private Element one(String selector) {
        return document.expectFirst(selector);
    }
}
