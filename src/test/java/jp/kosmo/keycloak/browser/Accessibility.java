package jp.kosmo.keycloak.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What WCAG 2.2 AA and JIS X 8341-3 ask of a screen, as far as a machine can tell, however wide or coloured it is. */
final class Accessibility {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** For pages whose frame is ours; mails have no landmarks, and the Admin Console has Keycloak's. */
    private static final List<String> WITH_BEST_PRACTICE =
            Stream.concat(WCAG.stream(), Stream.of("best-practice")).toList();

    private static final String OURS = "body:is([data-page-id^=login-], [data-page-id=account], [data-page-id=office])";

    /** A small phone, which is a PC at 400 %; a phone; a PC at 200 %; a tablet; a PC. */
    private static final List<Integer> WIDTHS = List.of(320, 390, 640, 820, 1280);

    /** WCAG 1.3.5, and the keyboard that a phone opens: {@code autocomplete}, type and {@code inputmode} of each field. */
    private static final Map<String, String> PURPOSE = Map.ofEntries(
            Map.entry("username", "username text "),
            Map.entry("password", "current-password password "),
            Map.entry("password-new", "new-password password "),
            Map.entry("password-confirm", "new-password password "),
            Map.entry("birthdate", "bday text numeric"),
            Map.entry("email", "email email "),
            Map.entry("otp", "one-time-code text numeric"),
            Map.entry("totp", "one-time-code text numeric"),
            Map.entry("recoveryCodeInput", "one-time-code text "),
            Map.entry("userLabel", "off text "),
            Map.entry("authenticatorLabel", "off text "));

    /** What a clerk enters in the office is about somebody else. */
    private static final String OTHERS = "off";

    private static final String FIELDS = """
            () => [...document.querySelectorAll('%s form :is(input, select)')]
              .filter(field => field.name && field.checkVisibility() && !['radio', 'checkbox', 'submit', 'select-one'].includes(field.type))
              .map(field => [field.name, document.body.dataset.pageId === 'office' ? field.autocomplete
                : `${field.autocomplete} ${field.type} ${field.inputMode}`])
            """.formatted(OURS);

    /** A field with an error says so, and names the text; a text for a reader is there and not empty. */
    private static final String UNTIED_ERRORS = """
            () => [...document.querySelectorAll('%s [aria-invalid=true]')]
              .filter(field => !(field.getAttribute('aria-describedby') ?? '').split(' ').some(id =>
                document.getElementById(id)?.closest('[id^=input-error], .kosmo-error:not([hidden])')?.textContent.trim()))
              .map(field => field.outerHTML)
            """.formatted(OURS);

    /** What a password manager, or a mail, has for the member can be put in (WCAG 3.3.8). */
    private static final String NOT_TO_BE_PASTED_INTO = """
            () => [...document.querySelectorAll('form input')]
              .filter(field => field.checkVisibility() && !field.readOnly && !field.disabled
                && !field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true })))
              .map(field => field.outerHTML)
            """;

    /** In forced colours grounds and shadows are gone: whatever can be pressed or filled in needs an edge, a line or a picture. */
    private static final String EDGELESS = """
            () => [...document.querySelectorAll(':is(button, a.kosmo-button, input:not([type=checkbox], [type=radio]), select)')]
              .filter(part => part.checkVisibility() && !part.disabled && !part.querySelector('svg') && ![part, part.parentElement].some(
                element => [null, '::before', '::after'].some(pseudo => {
                  const style = getComputedStyle(element, pseudo);
                  return ['Top', 'Bottom'].some(side => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none')
                    || style.textDecorationLine.includes('underline');
                })))
              .map(part => part.outerHTML)
            """;

    /** Once a screen in each language is enough for what costs time. */
    private static final Set<String> SEEN_EVERYWHERE = ConcurrentHashMap.newKeySet();

    private static final Map<String, Set<String>> PAGES_BY_TITLE = new ConcurrentHashMap<>();

    private Accessibility() {}

    /** @param screen its language and its name, the same on every device */
    static void check(Page page, String screen) {
        ViewportSize own = page.viewportSize();
        breaksNoRule(page, screen);
        fitsInto(page, own.width, screen);
        tellsItsFieldsApart(page, screen);
        isNamedLikeNoOther(page, screen);
        if (SEEN_EVERYWHERE.add(screen)) {
            for (int width : WIDTHS) {
                page.setViewportSize(width, own.height);
                fitsInto(page, width, screen);
            }
            page.setViewportSize(WIDTHS.get(0), own.height);
            inForcedColours(page, screen);
            page.setViewportSize(own.width, own.height);
        }
    }

    /**
     * The same, as far as it can be asked of Keycloak's own markup in our frame.
     *
     * @param broken names of the rules that this markup breaks
     */
    static void checkForeign(Page page, String screen, Set<String> broken) {
        assertThat(violations(page)).extracting(Rule::getId).as(screen).containsExactlyInAnyOrderElementsOf(broken);
        ViewportSize own = page.viewportSize();
        for (int width : WIDTHS) {
            page.setViewportSize(width, own.height);
            fitsInto(page, width, screen);
        }
        page.setViewportSize(own.width, own.height);
    }

    /** What is wrong is in sight and read first, however far down its field is; the title of the window says so as well. */
    static void tellsFirst(Page page, String message) {
        Locator summary = page.locator(".kosmo-errors");
        PlaywrightAssertions.assertThat(summary).containsText(message);
        PlaywrightAssertions.assertThat(summary).isFocused();
        PlaywrightAssertions.assertThat(summary).isInViewport();
        assertThat(page.title()).matches("(エラー：|Error: ).+");
    }

    /** The device's width, not window.innerWidth: a phone zooms out to show what is too wide. */
    private static void fitsInto(Page page, int width, String screen) {
        onceStill(
                page,
                () -> assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of %s at %d px", screen, width)
                        .isLessThanOrEqualTo(width));
    }

    /** Our pages stand still; the Admin Console moves its parts by script when the window's width changes. */
    private static void onceStill(Page page, Runnable assertion) {
        if (page.locator(OURS).count() > 0) {
            assertion.run();
        } else {
            Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).untilAsserted(assertion::run);
        }
    }

    /** And on the smallest screen: what axe-core finds there has to do with room, not with colours. */
    private static void inForcedColours(Page page, String screen) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE));
        onceStill(
                page,
                () -> assertThat((Integer) page.evaluate("document.getAnimations().length"))
                        .as("moving parts of %s with reduced motion", screen)
                        .isZero());
        breaksNoRule(page, screen + " at 320 px, in forced colours");
        assertThat((List<?>) page.evaluate(EDGELESS))
                .as("without an edge in forced colours: %s", screen)
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(null).setReducedMotion(null));
    }

    private static void tellsItsFieldsApart(Page page, String screen) {
        boolean isOffice = "office".equals(page.getAttribute("body", "data-page-id"));
        var purposes = new TreeMap<String, Object>();
        var expected = new TreeMap<String, Object>();
        for (Object field : (List<?>) page.evaluate(FIELDS)) {
            List<?> nameAndPurpose = (List<?>) field;
            purposes.put((String) nameAndPurpose.get(0), nameAndPurpose.get(1));
            expected.put((String) nameAndPurpose.get(0), isOffice ? OTHERS : PURPOSE.get(nameAndPurpose.get(0)));
        }
        assertThat(purposes).as("purpose of the fields of %s", screen).isEqualTo(expected);
        assertThat((List<?>) page.evaluate(UNTIED_ERRORS))
                .as("fields of %s whose error is not read with them", screen)
                .isEmpty();
        assertThat((List<?>) page.evaluate(NOT_TO_BE_PASTED_INTO))
                .as("fields of %s that refuse what is pasted", screen)
                .isEmpty();
    }

    /** WCAG 2.4.2: a title says which page this is, and no other page of the login says the same. */
    private static void isNamedLikeNoOther(Page page, String screen) {
        if (page.locator(OURS).count() == 0) {
            return;
        }
        assertThat(page.title())
                .as("title of %s", screen)
                .matches("(エラー：|Error: )?" + Pattern.quote(page.innerText("h1").replace("\n", "")) + " \\| .+");
        String id = page.getAttribute("body", "data-page-id");
        if (id.equals("account")) {
            return; // all its pages have this one, and the terms in it are called what they are called in the login
        }
        Set<String> pages = PAGES_BY_TITLE.computeIfAbsent(page.title(), title -> new TreeSet<>());
        pages.add(id);
        assertThat(pages).as("pages with the title %s", page.title()).hasSize(1);
    }

    private static void breaksNoRule(Page page, String screen) {
        assertThat(violations(page).stream()
                        .flatMap(rule -> rule.getNodes().stream().map(node -> describe(rule, node)))
                        .toList())
                .as("accessibility of %s", screen)
                .isEmpty();
    }

    private static List<Rule> violations(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true)
                .options(violationsOnly())
                .withTags(page.locator(OURS).count() == 0 ? WCAG : WITH_BEST_PRACTICE)
                .analyze()
                .getViolations();
    }

    /** Nobody reads the list of all that is as it should be. */
    private static AxeRunOptions violationsOnly() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static String describe(Rule rule, CheckedNode node) {
        return rule.getId() + ": " + rule.getHelp() + "\n  " + node.getHtml() + "\n  " + node.getFailureSummary();
    }
}
