Feature: A device is opened through its group and its container

  The group says who is isolated from whom, the container what they can reach.
  Only a user who holds both gets a device.

  @clause:core-open-group-once
  Rule: A group is held by one descriptor at a time

    Scenario: A second open of the group is refused
      Given a user with "card0" open
      When another user opens the group of "card0"
      Then the kernel answers EBUSY

    Scenario: The group can be opened again after its holder has left
      Given a user with "card0" open
      And the user of "card0" has closed everything
      When another user opens the group of "card0"
      Then the kernel agrees

  @clause:core-open-needs-iommu
  Rule: A device is handed out only when an IOMMU is set

    Scenario: A group without a container gives no device
      Given a user who holds the group of "card0" alone
      When the user asks the group for "card0"
      Then the kernel answers EINVAL

    Scenario: A container without an IOMMU type gives no device
      Given a user who has put the group of "card0" into a container
      When the user asks the group for "card0"
      Then the kernel answers EINVAL

  @clause:core-open-leave-in-use
  Rule: A group stays in its container while a device is open

    Scenario: Unsetting the container under an open device is refused
      Given a user with "card0" open
      When the user takes the group of "card0" out of its container
      Then the kernel answers EBUSY

  Rule: The first open makes the function quiet and fresh

    @clause:core-open-bus-master
    Scenario: A function that was left a bus master is none after the open
      Given a user who holds the group of "card0" in a container with an IOMMU
      When the user asks the group for "card0"
      Then "card0" is no bus master

    @clause:core-open-reset
    Scenario: What the last user left in the registers is gone
      Given the kernel has written the registers of "card0"
      And a user who holds the group of "card0" in a container with an IOMMU
      When the user asks the group for "card0"
      Then the registers of "card0" are as after a reset

    @clause:core-open-contended
    Scenario: An open that cannot get the device lock fails
      Given a user who holds the group of "card0" in a container with an IOMMU
      And somebody holds the device lock of "card0"
      When the user asks the group for "card0"
      Then the kernel answers EAGAIN

  Rule: The last close leaves nothing of the user behind

    @clause:core-close-interrupts
    Scenario: An eventfd is not signalled after the close
      Given a user who has opened "card0" and enabled its MSI-X vectors
      When the user closes "card0"
      Then an interrupt of "card0" reaches nobody

    @clause:core-close-reset
    Scenario: The registers are reset
      Given a user with "card0" open
      And the user has written BAR 2 of "card0"
      When the user closes "card0"
      Then the registers of "card0" are as after a reset

    @clause:core-close-quiet
    Scenario: The function can start no DMA any more
      Given a user who has opened "card0" and made it a bus master
      When the user closes "card0"
      Then "card0" is no bus master
