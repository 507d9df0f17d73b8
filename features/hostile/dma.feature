Feature: A guest aims DMA at what is not its own

  The guest programs its device, so each address that the device puts on the bus
  may be any number.

  @clause:acc-bind-switch @clause:acc-bind-untouched
  Scenario: A card below an open switch port is to migrate
    Given an ACC function below a switch port without ACS
    When the ACC migration driver is offered the function
    Then the driver refuses it with NOT_INTEGRATED
    And no register of the function has been touched

  @clause:acc-bind-root-bus @clause:way-integrated
  Scenario: An integrated endpoint writes its own migration registers
    Given an ACC function on a root bus
    When a DMA of the function is aimed at its own migration registers
    Then the DMA ends in a fault

  @clause:way-switch-redirect
  Scenario: A card writes registers of a card beside it
    Given a function below a switch with ACS
    When it writes to the registers of its peer
    Then the write ends in a fault
    And no memory has changed

  @clause:security-dma-confined
  Rule: What reaches the IOMMU stays in the domain of its owner

    Scenario: A device writes registers of a neighbour
      Given a running guest with device "nic0"
      And a neighbour of "nic0" who uses "nic1"
      When the guest aims DMA of "nic0" at the registers of the neighbour
      Then a DMA of "nic0" ended in a fault
      And nobody else has noticed

    Scenario: A device writes memory of a neighbour
      Given a running guest with device "nic0"
      And a neighbour of "nic0" who uses "nic1"
      When the guest aims DMA of "nic0" at the memory of the neighbour
      Then a DMA of "nic0" ended in a fault
      And nobody else has noticed

  @clause:way-forged-id
  Scenario: A card forges the requester id of another
    Given a function below a root port with ACS
    And memory is mapped for its peer alone
    When it writes to that memory under the requester id of its peer
    Then the write is rejected on its way
    And no memory has changed

  @clause:iommu-message-own
  Scenario: A card forges the interrupt message of another
    Given this machine:
      """
      root port: root port, ACS SV+RR+CR+UF
        card: endpoint
      other root port: root port, ACS SV+RR+CR+UF
        other: endpoint
      """
    And a user owns "card" and has mapped memory for it
    And the kernel serves interrupt messages of "card" and "other"
    When "card" writes the message of "other" to the doorbell
    Then the kernel's handler for "other" was not called
    And no memory has changed

  @clause:security-interrupts-isolated
  Scenario: Messages are to be forged where nobody looks at the sender
    Given a host whose interrupt controller cannot tell devices apart
    And a user who has put the group of "card0" into a container
    When the user chooses an IOMMU type
    Then the kernel answers EPERM
    And nothing has changed

  @clause:dma-map-shape
  Scenario: Memory is mapped over the interrupt window
    Given a user with "card0" open
    When the user maps memory for DMA with an address in the interrupt window
    Then the kernel answers EINVAL
    And nothing has changed
