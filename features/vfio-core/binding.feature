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
