package jp.kosmo.keycloak.branding;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import org.keycloak.theme.KeycloakSanitizerPolicy;

/** Text written by a union, made safe to show on a page. */
public final class HtmlSanitizer {

    private HtmlSanitizer() {}

    /**
     * Keeps the tags Keycloak allows in its own texts (headings, paragraphs, lists, links ...), drops every other tag,
     * and shows a lone {@code <} or {@code &} as written. Unlike the template function {@code kcSanitize} it does not
     * decode entities first, so a text may also name a tag.
     */
    public static String of(String html) {
        return KeycloakSanitizerPolicy.POLICY_DEFINITION.sanitize(html);
    }

    /**
     * Hands sanitised text to a template, which prints it with a plain interpolation; everything else stays escaped and
     * the template needs no {@code ?no_esc}.
     *
     * @param html a result of {@link #of}
     */
    public static Object forTemplate(String html) {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html);
        } catch (TemplateModelException neverForMarkup) {
            throw new IllegalStateException(neverForMarkup);
        }
    }
}
