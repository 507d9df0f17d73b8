Feature: A function goes to user space only by the administrator's choice

  @clause:core-bind-override
  Rule: An id marked for VFIO matches only where driver_override names the driver

    Scenario: A variant driver is not bound by its ids alone
      Given a variant driver for the ids of "card0" is loaded
      When the kernel looks for a driver for "card0"
      Then "card0" has no driver

    Scenario: An ordinary driver with the same ids is
      Given an ordinary driver for the ids of "card0" is loaded
      When the kernel looks for a driver for "card0"
      Then "card0" is bound to "ordinary"

    Scenario: driver_override chooses the variant driver
      Given a variant driver for the ids of "card0" is loaded
      And an ordinary driver for the ids of "card0" is loaded
      And driver_override of "card0" is "variant"
      When the kernel looks for a driver for "card0"
      Then "card0" is bound to "variant"

  @clause:core-bind-override-only
  Rule: A function with driver_override goes to no other driver

    Scenario: An override that names nobody leaves the function alone
      Given an ordinary driver for the ids of "card0" is loaded
      And driver_override of "card0" is "absent"
      When the kernel looks for a driver for "card0"
      Then "card0" has no driver

  @clause:core-bind-alias
  Rule: The module aliases of VFIO drivers carry a prefix of their own

    Scenario: A tool finds the closest driver by the function's modalias
      Given a variant driver for the ids of "card0" is loaded
      And vfio-pci is loaded
      When a tool looks for the best VFIO driver of "card0"
      Then the tool finds "variant" by an alias that starts with vfio_pci

    Scenario: Without a variant the tool finds vfio-pci
      Given vfio-pci is loaded
      When a tool looks for the best VFIO driver of "card0"
      Then the tool finds "vfio-pci" by an alias that starts with vfio_pci

  Rule: Not every function can be handed out

    @clause:core-bind-header
    Scenario: A bridge is refused
      When vfio-pci is offered "port"
      Then the kernel answers EINVAL

    @clause:core-bind-vfs
    Scenario: A physical function with virtual functions is refused
      Given the virtual functions of "pf0" are enabled
      When vfio-pci is offered "pf0"
      Then the kernel answers EBUSY

    @clause:core-bind-group
    Scenario: A function without an IOMMU in front of it is refused
      When vfio-pci is offered "bare0"
      Then the kernel answers EINVAL

    @clause:core-bind-refused
    Scenario: A driver that refuses leaves the function alone
      Given a variant driver "picky" that refuses "card0" is on disk
      When the administrator gives "card0" to "picky"
      Then the kernel answers ENODEV
      And "card0" has no driver

    @clause:core-driver-once
    Scenario: A second driver of one name is refused
      Given a variant driver "variant" for "card0" is on disk
      And the administrator has given "card0" to "variant"
      When "variant" is registered once more
      Then the kernel answers EBUSY

  Rule: A module stays while its code is needed

    @clause:core-module-open
    Scenario: It cannot be unloaded under an open device
      Given a variant driver "variant" for "card0" is on disk
      And the administrator has given "card0" to "variant"
      And a user has opened "card0"
      When the module of "variant" is unloaded
      Then the kernel answers EBUSY
      And "card0" is bound to "variant"

    @clause:core-module-bound
    Scenario: It can be unloaded when nobody has the device open
      Given a variant driver "variant" for "card0" is on disk
      And the administrator has given "card0" to "variant"
      When the module of "variant" is unloaded
      Then the kernel agrees
      And "card0" has no driver

    @clause:core-module-base
    Scenario: The core cannot be unloaded under a variant driver
      Given a variant driver "variant" for "card0" is on disk
      And the administrator has given "card0" to "variant"
      When the module of the core is unloaded
      Then the kernel answers EBUSY

  Rule: A driver waits for its user

    @clause:core-unbind-waits
    Scenario: An unbind takes effect with the last close
      Given a user with "card0" open
      When the kernel unbinds "card0"
      Then "card0" is bound to "vfio-pci"
      And closing "card0" sets it free

    @clause:core-unbind-asks
    Scenario: The user is asked at once and every ten seconds
      Given a user who has opened "card0" and set its request eventfd
      When the kernel unbinds "card0"
      Then the user has been asked 1 time
      And after 20 seconds the user has been asked 3 times
