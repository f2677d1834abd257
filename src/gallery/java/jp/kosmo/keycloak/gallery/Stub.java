package jp.kosmo.keycloak.gallery;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of Keycloak that answers what it was told to. Whatever else a page asks of it is an error, and not nothing. */
final class Stub {

    /** What a method answers to its arguments. */
    interface Answer {
        @Nullable
        Object to(@Nullable Object[] arguments);
    }

    private final Map<String, Answer> answers = new HashMap<>();

    /** @param method by its name alone, whatever its arguments are */
    Stub answer(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    Stub on(String method, @Nullable Object value) {
        return answer(method, arguments -> value);
    }

    <T> T as(Class<T> type) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(type, proxy, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object answer(Class<?> type, Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
        Answer answer = answers.get(method.getName());
        if (answer != null) {
            return answer.to(given);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, given);
        }
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "stub of " + type.getSimpleName();
            default -> throw new AssertionError("A page asks for " + method + ", which its fixture does not know");
        };
    }
}
