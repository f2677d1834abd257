package jp.kosmo.keycloak.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a page when the stylesheet that stands for PatternFly is another. */
final class ComputedStyles {

    private static final int WIDTH_OF_A_PC = 1280;
    private static final String SWAP = """
            async () => {
              const link = document.querySelector("link[href*='/css/pf-']");
              const load = (address) => new Promise((resolve, reject) => {
                link.addEventListener("load", resolve, { once: true });
                link.addEventListener("error", reject, { once: true });
                link.href = address;
              });
              const name = (element) => element.tagName + (element.id && "#" + element.id) + "." + [...element.classList].join(".");
              const styles = () => {
                getComputedStyle(document.body).color;
                document.getAnimations().forEach((animation) => animation.finish());
                return [...document.querySelectorAll("*")].flatMap((element) => ["", "::before", "::after"].flatMap((pseudo) => {
                  const style = getComputedStyle(element, pseudo);
                  return Array.from(style).filter((property) => !property.startsWith("--"))
                    .map((property) => [name(element) + pseudo, property, style.getPropertyValue(property)]);
                }));
              };
              const ours = link.href;
              const before = styles();
              await load(ours + "?other");
              const after = styles();
              await load(ours);
              return before.map((style, i) => style.join(" ") === after[i]?.join(" ") ? "" : `${style.join(" ")}, not ${after[i]?.[2]}`)
                .filter(Boolean);
            }
            """;

    private ComputedStyles() {}

    /** Each computed style of an element, its before or its after that is another with this stylesheet, on a phone or a PC. */
    static List<String> differences(Page page, String stylesheet) {
        page.route(
                "**/css/pf-*.css?other",
                route -> route.fulfill(
                        new FulfillOptions().setContentType("text/css").setBody(stylesheet)));
        ViewportSize size = page.viewportSize();
        List<String> differences = new ArrayList<>(swap(page));
        page.setViewportSize(WIDTH_OF_A_PC, size.height);
        differences.addAll(swap(page));
        page.setViewportSize(size.width, size.height);
        page.unroute("**/css/pf-*.css?other");
        return differences;
    }

    @SuppressWarnings("unchecked")
    private static List<String> swap(Page page) {
        return (List<String>) page.evaluate(SWAP);
    }
}
