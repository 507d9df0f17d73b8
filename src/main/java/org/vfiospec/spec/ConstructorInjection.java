package org.vfiospec.spec;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes glue classes, each once a scenario, by their only public constructor; so that they share one {@link World}, which
 * in turn gets the {@link Variant} of the machine.
 */
public final class ConstructorInjection implements ObjectFactory {
    private final Variant variant;
    private final Map<Class<?>, Object> instances = new LinkedHashMap<>();

    /** The machine as specified, for runners that make this by its name. */
    public ConstructorInjection() {
        this(Variant.SPECIFIED);
    }

    public ConstructorInjection(Variant variant) {
        this.variant = variant;
    }

    @Override
    public boolean addClass(Class<?> glueClass) {
        return true;
    }

    @Override
    public void start() {
        instances.clear();
        instances.put(Variant.class, variant);
    }

    @Override
    public void stop() {
        instances.clear();
    }

    @Override
    public <T> T getInstance(Class<T> type) {
        Object present = instances.get(type);
        if (present == null) {
            present = make(type);
            instances.put(type, present);
        }
        return type.cast(present);
    }

    private Object make(Class<?> type) {
        Constructor<?>[] constructors = type.getConstructors();
        if (constructors.length != 1) {
            throw new IllegalArgumentException(type.getName() + " needs exactly one public constructor");
        }
        Object[] arguments = Arrays.stream(constructors[0].getParameterTypes())
                .map(this::getInstance)
                .toArray();
        try {
            return constructors[0].newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }
}
